export {editionsAsOf, loadEditions, putEdition} from "./editions.ts"
export type {EditionsSchema, EditionsTable, EditionTablesTable} from "./schema.ts"
export {openStoreShelf, type StoreShelf, type StoreShelfOptions} from "./store-shelf.ts"
