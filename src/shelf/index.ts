export {loadConcepts} from "./concepts.ts"
export {
  type DigestRow,
  editionHash,
  editionIds,
  editionTables,
  loadEdition,
  loadWithIssues,
  readDigest,
  readRows,
} from "./editions.ts"
export {lexiconTables, loadLexicon, loadLexiconWith, loadSounds} from "./lexicon.ts"
