import { Server } from 'node:http';

const answers = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request-timeout'],
};
const malformed = [400, 'Bad Request', 'malformed-request'];

/**
 * Says why a request cannot be read as HTTP, which Node answers with a status alone. The gateway makes its server
 * itself and leaves no room for this listener.
 */
export function answerUnreadable() {
  const { emit } = Server.prototype;
  Server.prototype.emit = function (event, ...given) {
    return event === 'clientError' ? refuse(...given) : emit.call(this, event, ...given);
  };
}

function refuse(error, socket) {
  const isAnswering = socket._httpMessage?.headersSent;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
    socket.destroy(error);
  } else {
    socket.end(answer(answers[error.code] ?? malformed));
  }
  return true;
}

function answer([status, reason, code]) {
  const body = JSON.stringify({ errors: [{ message: `${reason}.`, extensions: { code } }] });
  return [
    `HTTP/1.1 ${status} ${reason}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
