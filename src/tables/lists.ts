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
