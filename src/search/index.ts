export {type Count, countItems, type Narrowed, narrowFacets, narrowItems} from "./narrow.ts"
export {type Hits, searchItems} from "./search.ts"
export type {Sounds} from "./search-near.ts"
export {itemsByCode, searchTerms, type TermsAsked} from "./search-terms.ts"
