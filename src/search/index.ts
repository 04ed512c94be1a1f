export {narrowFacets} from "./lists.ts"
export {type Count, countItems, type Narrowed, narrowItems} from "./narrow.ts"
export {type Hits, searchItems} from "./search.ts"
export type {Sounds} from "./search-near.ts"
