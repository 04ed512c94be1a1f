export {countItems, narrowItems} from "./narrow.ts"
export {countHits, searchItems} from "./search.ts"
export {itemsByCode, searchTerms} from "./search-terms.ts"
