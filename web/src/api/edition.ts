/** The edition that the server answers with where none is named; it stands in the page. */
export const editionInUse: string =
  globalThis.document?.querySelector<HTMLMetaElement>("meta[name=zhengming-edition]")?.content ?? "5.0"
