"use strict";
const button = document.getElementById("passkey");
const fields = button.form.elements;
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), one => one.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
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
  fields.credentialId.value = text(found.rawId);
  for (const name of ["authenticatorData", "clientDataJSON", "signature"]) {
    fields[name].value = text(found.response[name]);
  }
  button.form.submit();
}
button.addEventListener("click", () => answer().catch(failure => {
  document.getElementById("refused").textContent = failure.message;
}));
