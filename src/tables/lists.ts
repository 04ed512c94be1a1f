/** What a column can be to us. */
export const columnKinds = [
  "code",
  "name",
  "modality",
  "count",
  "status",
  "equipment",
  "flags",
  "stratum",
  "department",
  "price",
  "price code",
  "pinyin",
  "from",
  "to",
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** Kinds of files that a table is written to. */
export const tableFormats = ["csv", "xlsx"] as const
export type TableFormat = (typeof tableFormats)[number]
