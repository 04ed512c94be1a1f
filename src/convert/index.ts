export {type Converted, type ConvertOptions, convertTable} from "./convert.ts"
export {type NamesTable, openNames} from "./names-table.ts"
