/** What a name leaves open: alternatives of which one is meant, each as the codes of its items. */
export type OneOf = readonly (readonly string[])[]
