package io.neonpro.patient.archive;

/**
 * The register of processing (LGPD art. 37): which data is kept about a person, what for, by which legal ground, and for how
 * long. The README has it as a table, and each archive for the person.
 */
public enum Category {
    IDENTIFICATION(
            "Cadastro",
            "patient",
            "Identificar e atender o paciente",
            "LGPD, art. 7º, V (contrato)",
            "até a eliminação pedida; com prontuário, enquanto este for guardado"),
    RECORD(
            "Prontuário",
            "patient",
            "Assistência à saúde e seu registro",
            "LGPD, art. 11, II, a e f (obrigação legal, tutela da saúde); Lei 13.787/2018, art. 6º",
            "20 anos a partir do último registro"),
    CONSENT(
            "Consentimentos",
            "patient",
            "Provar o que foi consentido e o que foi revogado",
            "LGPD, art. 7º, I e art. 8º, § 2º",
            "até a eliminação; depois, sem nome"),
    REQUEST(
            "Pedidos do titular",
            "patient",
            "Atender os direitos do titular e provar que foram atendidos",
            "LGPD, art. 7º, II e art. 18",
            "sem nome, como prova"),
    APPOINTMENT(
            "Agendamentos",
            "scheduling",
            "Marcar e realizar atendimentos",
            "LGPD, art. 7º, V (contrato)",
            "até a eliminação; depois, sem nome e sem observações"),
    INVOICE(
            "Cobranças",
            "billing",
            "Cobrar, receber e escriturar",
            "LGPD, art. 7º, II (obrigação legal); CTN, art. 195, parágrafo único",
            "por tempo indeterminado; após a eliminação, sem nome"),
    PAYMENT(
            "Pagamentos",
            "billing",
            "Receber e escriturar",
            "LGPD, art. 7º, II (obrigação legal); CTN, art. 195, parágrafo único",
            "por tempo indeterminado; após a eliminação, sem nome"),
    MESSAGE(
            "Mensagens",
            "notify",
            "Avisar sobre atendimentos",
            "LGPD, art. 7º, V (contrato)",
            "2 anos; endereço e assunto, até a eliminação"),
    PREFERENCE(
            "Preferências de contato",
            "notify",
            "Respeitar como o paciente quer ser contatado",
            "LGPD, art. 7º, V e art. 18, § 2º (oposição)",
            "até a eliminação"),
    ACCOUNT(
            "Conta de acesso",
            "identity",
            "Entrar como o próprio paciente",
            "LGPD, art. 7º, V (contrato)",
            "até a eliminação; convites sem resposta, 8 dias"),
    SESSION(
            "Sessões",
            "identity",
            "Manter a conta aberta, e saber onde está aberta",
            "LGPD, art. 7º, V (contrato)",
            "30 dias, ou até a eliminação"),
    SECURITY_EVENT(
            "Eventos de segurança da conta",
            "identity",
            "Saber quem entrou na conta, e provar a segurança do tratamento",
            "LGPD, art. 7º, II e art. 46",
            "13 meses; o endereço de rede, até a eliminação"),
    ACCESS(
            "Acessos",
            "patient, scheduling, billing, notify, identity",
            "Saber quem viu ou alterou os dados, e provar a segurança do tratamento",
            "LGPD, art. 7º, II, art. 37 e art. 46",
            "5 anos, sem nome");

    private final String title;
    private final String service;
    private final String purpose;
    private final String ground;
    private final String kept;

    Category(String title, String service, String purpose, String ground, String kept) {
        this.title = title;
        this.service = service;
        this.purpose = purpose;
        this.ground = ground;
        this.kept = kept;
    }

    /** For people, as all that follows. */
    String title() {
        return title;
    }

    /** Which service keeps it. */
    String service() {
        return service;
    }

    String purpose() {
        return purpose;
    }

    /** By which law it is kept. */
    String ground() {
        return ground;
    }

    /** For how long. */
    String kept() {
        return kept;
    }
}
