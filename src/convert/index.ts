export {convertTable} from "./convert.ts"
export {type NamesOptions, openNames} from "./names-table.ts"
