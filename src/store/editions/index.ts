export {type EditionSource, editionsAsOf, itemsAsOf, loadEditions, putEdition, termsAsOf} from "./editions.ts"
export type {EditionsSchema, EditionsTable, ItemsTable, TermsTable} from "./schema.ts"
