/** The edition that the server answers with where none is named; it stands in the page. */
export const editionInUse: string =
  globalThis.document?.querySelector<HTMLMetaElement>("meta[name=zhengming-edition]")?.content ?? "5.0"

/** Stands for an edition where names are read: every family's words, each item of its own edition. */
export const allEditions = "all"
