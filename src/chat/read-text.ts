/** Everything that reads what people type: text in, a value or a refusal out. No clock, no ledger. */
export { type AmountPlace, clearAmount, MOST_MINOR, readAmount } from "./reading/amount.ts";
export { type DatePlace, readDate } from "./reading/date.ts";
export { type ParseOptions, type Pieces, parseArguments, usageOf } from "./reading/grammar.ts";
export {
  cleanParagraphs,
  cleanText,
  NUMBER_LIMIT,
  readEmail,
  readNumberText,
  type TextRule,
} from "./reading/names.ts";
export { asWord, type Piece, quote, replacePiece, type Token, tokenize } from "./reading/tokens.ts";
