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
  "wubi",
  "from",
  "to",
  "site",
  "method",
  "position",
  "side",
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** Kinds of columns that say, beside the name, what is examined and how: any number of each is read. */
export const besideColumnKinds = [
  "site",
  "method",
  "position",
  "side",
  "equipment",
  "modality",
] as const satisfies readonly ColumnKind[]
export type BesideColumnKind = (typeof besideColumnKinds)[number]

/** What a column of a hospital's list can hold of a row itself; the kinds below say more of it beside its name. */
export const ownColumnKinds = [
  "name",
  "code",
  "modality",
  "department",
  "count",
  "price",
  "price code",
  "pinyin",
  "wubi",
  "from",
  "to",
] as const satisfies readonly ColumnKind[]

/** What a person can say that a column of a hospital's list holds; `none`: it is kept and not read. */
export const toldKinds = [
  ...ownColumnKinds,
  ...(["site", "method", "position", "side", "equipment", "none"] as const),
] as const satisfies readonly (ColumnKind | "none")[]
export type ToldKind = (typeof toldKinds)[number]

/** Kinds of files that a table is written to. */
export const tableFormats = ["csv", "xlsx"] as const
export type TableFormat = (typeof tableFormats)[number]
