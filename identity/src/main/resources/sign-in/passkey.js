"use strict";
const button = document.getElementById("passkey");
const fields = button.form.elements;
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), one => one.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
function send(values) {
  for (const [name, value] of Object.entries(values)) {
    fields[name].value = text(value);
  }
  button.form.submit();
}
async function create() {
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(button.dataset.options));
  const { response } = await navigator.credentials.create({ publicKey: options });
  send({ attestationObject: response.attestationObject, clientDataJSON: response.clientDataJSON });
}
async function answer() {
  const found = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(button.dataset.challenge),
      rpId: button.dataset.party,
      allowCredentials: button.dataset.credentials.split(" ").map(id => ({ type: "public-key", id: bytes(id) })),
      userVerification: "preferred",
      timeout: 120000,
    },
  });
  const { authenticatorData, clientDataJSON, signature } = found.response;
  send({ credentialId: found.rawId, authenticatorData, clientDataJSON, signature });
}
button.addEventListener("click", () => (button.dataset.options ? create() : answer()).catch(failure => {
  document.getElementById("refused").textContent = failure.message;
}));
