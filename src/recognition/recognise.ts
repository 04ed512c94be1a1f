import {readByFamilies} from "./families.ts"
import type {Lexicon} from "./lexicon.ts"
import {readOpen} from "./read-open.ts"
import type {Recognition} from "./recognition.ts"

/**
 * What a raw name means, by the policy of recognition: a status, items, flags
 * and an account of every character. The same input gives the same answer.
 *
 * @param given modality key, or the family (`PET`, `NM`), where the caller knows it
 * @param accept confidence from which an answer stands without a person, 0 to 1
 */
export function recognise(lexicon: Lexicon, name: string, given?: string, accept = 0.9): Recognition {
  const {open} = lexicon
  const isOpen = given === undefined || open?.roles.modalities.keys.includes(given)
  const read = open && isOpen ? readOpen(open, name, given, accept) : undefined
  if (read && (given !== undefined || !mayBeClosed(read) || lexicon.closed.length === 0)) return read
  return readByFamilies(lexicon, read, {name, given, accept})
}

/** Whether the words, or that they were not enough, leave room for an edition of another family. */
const mayBeClosed = ({accepted, account}: Recognition): boolean => !accepted || account.some(({as}) => as === "scope")
