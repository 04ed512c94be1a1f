export {type DigestRow, editionTables, folderSource, listSource, readDigest, readRows} from "./editions.ts"
export {openFolderShelf} from "./folder-shelf.ts"
export {
  editionHash,
  editionIds,
  loadConcepts,
  loadEdition,
  loadLexicon,
  loadLexiconWith,
  loadSounds,
  loadWithIssues,
} from "./given.ts"
export {lexiconTables} from "./lexicon.ts"
export type {Concepts, EditionParts, EditionSource, Shelf} from "./shelf.ts"
export {shelfOver} from "./shelf-over.ts"
