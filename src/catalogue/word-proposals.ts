import {lexiconRow} from "../recognition/index.ts"
import type {Shelf} from "../shelf/index.ts"
import type {Naming} from "../standard/index.ts"
import {everyWord} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {writeTable} from "../tables/index.ts"
import {gathered, type Offer, speaker} from "./words.ts"

/** A word that several institutions teach, put before the keepers of the lexicon. */
interface WordsProposal extends Offer {
  /** Institutions that teach another meaning of it. */
  readonly against: readonly {readonly id: string; readonly name: string}[]
}

const leastInstitutions = 2

/** Words that several institutions teach alike and the lexicon still lacks, those of most institutions first. */
export async function wordProposals(db: Connection, shelf: Shelf, edition: string): Promise<readonly WordsProposal[]> {
  const words = await everyWord(db)
  const {meaning, fault} = speaker(shelf, edition)
  return gathered(words)
    .filter(one => one.institutions.length >= leastInstitutions && !fault(one))
    .map(one => {
      const own = new Set(one.institutions.map(({id}) => id))
      const others = words.filter(other => other.word === one.word && !own.has(other.institution_id))
      const against = new Map(others.map(({institution_id: id, institution: name}) => [id, {id, name}]))
      return {...one, meaning: meaning(one), against: [...against.values()]}
    })
    .sort((a, b) => b.institutions.length - a.institutions.length || (a.word < b.word ? -1 : 1))
}

/** What a word of all families is proposed as, by family; its own alone else. */
const isOf = ({family}: Pick<Offer, "family">, asked: Naming): boolean => family === "" || family === asked

/** Write proposals as rows of the table `word` of a family's lexicon; those that others contradict are left out. */
export async function writeProposals(
  proposals: readonly WordsProposal[],
  family: Naming,
  path: string,
): Promise<number> {
  const rows = proposals
    .filter(one => isOf(one, family) && one.against.length === 0)
    .map(({word, kind, value, institutions}) =>
      lexiconRow({word, kind, value}, family, `${institutions.length}家机构自教`),
    )
  const columns = Object.keys(lexiconRow({word: "", kind: "aside", value: ""}, family, ""))
  await writeTable(path, columns, table => table.write(rows.map(row => columns.map(column => row[column] ?? ""))))
  return rows.length
}
