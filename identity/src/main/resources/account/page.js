
"use strict";
const [purpose, token] = location.hash.slice(1).split("=");
history.replaceState(null, "", location.pathname);
const at = id => document.getElementById(id);
async function ask(path, body) {
  const answer = await fetch("/api/v1/" + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept": "application/json" },
    body: JSON.stringify({ token, ...body }),
  });
  const told = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const faults = (told.errors || []).map(fault => fault.field + " " + fault.message).join("; ");
    throw new Error(faults || told.detail || answer.status);
  }
  return told;
}
function settle(work) {
  at("failed").hidden = true;
  work.then(() => {
    at(purpose).hidden = true;
    at("done").hidden = false;
  }).catch(failed);
}
function failed(failure) {
  at("failed").textContent = failure.message;
  at("failed").hidden = false;
}
function form(id, work) {
  at(id).addEventListener("submit", event => {
    event.preventDefault();
    settle(work(at(id).elements));
  });
}
form("invitation", fields => ask("invitations/accept",
  { password: fields.password.value, ...(fields.name.value ? { name: fields.name.value } : {}) }));
form("reset", fields => ask("account/password/reset", { password: fields.password.value }));
form("own", fields => ask("account/verification/confirm", { password: fields.password.value }));
form("claim", fields => ask("account/verification/claim", { password: fields.password.value }));
at("decline").addEventListener("click", () => settle(ask("invitations/decline", {})));
if (purpose === "invitation") {
  ask("invitations/read", {}).then(asked => {
    const isPatient = asked.roles.includes("patient");
    at("working").hidden = isPatient;
    at("visiting").hidden = !isPatient;
    at("roles").textContent = asked.roles.join(", ");
    at("email").textContent = asked.email;
    at("newcomer").hidden = asked.hasAccount;
    at("name").value = asked.name || "";
    at("joining").autocomplete = asked.hasAccount ? "current-password" : "new-password";
    at("invitation").hidden = false;
  }).catch(failed);
} else if (at(purpose)) {
  at(purpose).hidden = false;
}
