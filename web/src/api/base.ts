const said = globalThis.document?.querySelector<HTMLMetaElement>("meta[name=zhengming-base]")?.content ?? ""

/** Path that the application is served under, without a slash at its end: `/zm`; empty at the root, and beside the server that builds it anew. */
export const base: string = said.startsWith("/") ? said : ""
