export {type Converted, type ConvertOptions, convertTable} from "./convert.ts"
export {type NamesOptions, type NamesTable, openNames} from "./names-table.ts"
