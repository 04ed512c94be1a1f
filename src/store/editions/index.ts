export {loadEditions, putEdition} from "./editions.ts"
export {openStoreShelf, type StoreShelf} from "./store-shelf.ts"
