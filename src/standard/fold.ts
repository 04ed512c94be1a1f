/*
 * Text made comparable: a fold for each use, by its own name. For all of them full width and other forms of a
 * character are one (NFKC).
 *
 * | fold        | case  | drops, or takes for one                            | for                                        |
 * | ----------- | ----- | -------------------------------------------------- | ------------------------------------------ |
 * | foldCase    | drops | nothing                                            | words typed, to be found in texts          |
 * | plainName   | keeps | blanks, `\`, leading `*`                           | names of the standard: case tells them apart |
 * | foldLetters | drops | all but letters, digits and `.`                    | names that are searched                    |
 * | foldHeader  | keeps | blanks, `_`                                        | headers of tables                          |
 * | foldCode    | keeps | blanks, `.`, `-`, U+200B; o is 0, i and l are 1    | codes as people write them                 |
 *
 * Elsewhere, for they need more or stand where this cannot be had: `Folder` of recognition/lexicon/normalise.ts
 * keeps where each unit came from (drops case, kinds of brackets and blanks, traditional script; `foldWord`, for
 * words, drops `、` and knows no script); tables/columns.ts keeps one blank for blanks, `_` and `-`, by which headers
 * part into words; web/src/look/matches.ts keeps the length of the text.
 */

export const foldCase = (text: string): string => text.normalize("NFKC").toLowerCase()

/** A name as names are compared: NFKC, no spaces, no leading `*`. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[\s\\]+/g, "")
    .replace(/^\*+/, "")

export const foldLetters = (text: string): string => foldCase(text).replace(/[^\p{L}\p{N}.]+/gu, "")

export const foldHeader = (header: string): string => header.normalize("NFKC").replace(/[\s_]+/g, "")

export const foldCode = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s.\u200b-]+/g, "")
    .replace(/[oO]/g, "0")
    .replace(/[iIlL]/g, "1")
