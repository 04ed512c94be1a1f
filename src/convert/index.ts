export {convertTable} from "./convert.ts"
export {type NamesOptions, openNames} from "./names-table.ts"
export type {Asked} from "./reader.ts"
