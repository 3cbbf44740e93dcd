const maxLength = 2048;

const token = "[!#$%&'*+.^_`|~0-9a-z-]+";
const parameter = `\\s*;\\s*(${token})=(${token}|"(?:[^"\\\\]|\\\\.)*")`;
const range = `(${token}/${token})((?:${parameter})*)`;
const item = `\\s*(?:${range}\\s*(?:;\\s*)?)?`;

const parameters = new RegExp(parameter, 'g');
const ranges = new RegExp(range, 'g');
const list = new RegExp(`^${item}(?:,${item})*$`);
const quality = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/;

/**
 * Which of these media types a client takes, the one it likes best first; undefined when its Accept cannot be read
 * (RFC 9110, 12.5.1). One that says nothing takes them all.
 */
export function taken(types, accept) {
  const asked = rangesOf(accept.toLowerCase());
  if (!asked?.length) {
    return asked && types;
  }
  const liking = (type) => qualityOf(type, asked);
  return types.filter(liking).sort((one, other) => liking(other) - liking(one));
}

function rangesOf(accept) {
  if (accept.length > maxLength || !list.test(accept)) {
    return undefined;
  }
  const asked = Array.from(accept.matchAll(ranges), ([, type, said]) => rangeOf(type, said));
  return asked.every(isGood) ? asked : undefined;
}

function rangeOf(type, said) {
  const named = Array.from(said.matchAll(parameters), ([, name, value]) => [name, value]);
  const { q = '1', charset = 'utf-8' } = Object.fromEntries(named);
  return { type, q, isUtf8: charset.replaceAll('"', '') === 'utf-8' };
}

const isGood = ({ type, q }) => (type === '*/*' || !type.startsWith('*/')) && quality.test(q);

/** That of the range that means the type most exactly. */
const qualityOf = (type, asked) =>
  Number(
    asked
      .filter((range) => range.isUtf8 && exactness(range, type))
      .sort((one, other) => exactness(other, type) - exactness(one, type))[0]?.q ?? 0,
  );

/** 0 not at all, 3 by both of its names. */
function exactness(range, type) {
  const [main] = type.split('/');
  return ['*/*', `${main}/*`, type].indexOf(range.type) + 1;
}
