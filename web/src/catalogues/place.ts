/** The catalogue that a page is about. */
export interface Place {
  readonly institution: string
  readonly catalogue: string
}

export interface NamedPlace extends Place {
  readonly name: string
}
