package io.neonpro.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 6: nobody is led anywhere in the platform's name. */
class LinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/a",
                "Clique em HTTPS://evil.example",
                "veja www.evil.example",
                "evil.example",
                "pague em evil.com.br/boleto agora",
                "sub.domain.evil.example:8080",
                "banco-do-brasil.top",
                "xn--80ak6aa92e.xn--p1ai",
                "javascript://x",
                "1.2.3.4/x",
                "(evil.example)",
            })
    void whatLeadsSomewhereIsFound(String text) {
        assertThat(Links.find(text)).isPresent();
        assertThat(Links.find(Links.taken(text))).as(Links.taken(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Olá {patientName}, até {date} às {time}.",
                "Valor: R$ 1.250,00 por sessão. Obrigado",
                "Rua das Flores, 12. Dra. Bia Lima",
                "escreva para ana.souza@clinica.com.br",
                "10.30 a 11.45",
                "Fim...",
            })
    void whatDoesNotStays(String text) {
        assertThat(Links.find(text)).isEmpty();
        assertThat(Links.taken(text)).isEqualTo(text);
    }

    @Test
    void whatIsTakenCanStillBeRead() {
        assertThat(Links.taken("veja evil.example/x")).isEqualTo("veja evil. example/x");
    }
}
