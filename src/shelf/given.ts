import type {Lexicon} from "../recognition/index.ts"
import type {Edition, Row} from "../standard/index.ts"
import {openFolderShelf} from "./folder-shelf.ts"

const shelf = openFolderShelf()

export const editionIds = (): readonly string[] => shelf.ids()
export const loadEdition = (id: string): Edition => shelf.edition(id)
export const editionHash = (id: string): string => shelf.hash(id)
export const loadLexicon = (id: string): Lexicon => shelf.lexicon(id)
export const loadLexiconWith = (id: string, words: readonly Row[]): Lexicon => shelf.lexicon(id, words)
export const loadSounds = () => shelf.sounds()
export const loadConcepts = () => shelf.concepts()
export const loadWithIssues = (id: string) => ({edition: shelf.edition(id), issues: shelf.faults(id)})
