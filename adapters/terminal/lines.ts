import { type Input, LONGEST_LINE, TOO_LONG } from "./session.ts";

/** UTF-8 takes at most four bytes for a character. */
const LONGEST_LINE_BYTES = LONGEST_LINE * 4;

const NOT_TEXT = "That line is not text: commands are read as UTF-8, one a line.";

/**
 * The lines of a stream of bytes, without their ends. Of a line that is too long no more is kept than it
 * takes to know so, however long it is. The last line needs no line break.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<Input> {
  let kept: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer): void => {
    if (length <= LONGEST_LINE_BYTES) kept.push(piece);
    length += piece.length;
  };
  const finish = (): Input => {
    const line = length > LONGEST_LINE_BYTES + LINE_END_BYTES ? TOO_LONG_LINE : readLine(Buffer.concat(kept));
    kept = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let rest = Buffer.from(chunk as Uint8Array);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      keep(rest.subarray(0, end));
      yield finish();
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) keep(rest);
  }
  if (length > 0) yield finish();
}

const LINE_END_BYTES = 1;
const TOO_LONG_LINE: Input = { kind: "unreadable", because: TOO_LONG };

/** Drops a byte order mark, as Windows puts one in front of the first line. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

function readLine(bytes: Buffer): Input {
  try {
    const text = utf8.decode(bytes).replace(/\r$/, "");
    const isText = !/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/.test(text);
    return isText ? { kind: "line", text } : { kind: "unreadable", because: NOT_TEXT };
  } catch {
    return { kind: "unreadable", because: NOT_TEXT };
  }
}
