import {useNavigate, useSearch} from "@tanstack/react-router"
import {useCallback} from "react"
import {useReply} from "../api/reply.ts"
import {useEditions} from "../look/editions.ts"
import {type Address, askedOf, modalityOf, termsIn} from "./state.ts"

export type Composing = ReturnType<typeof useComposing>

/** What the address says is composed, and what can be chosen then; `modalities`, which are waited for at first, and `choices` are undefined until they are there. */
export function useComposing() {
  const address = useSearch({strict: false}) as Address
  const go = useNavigate()
  const goTo = useCallback(
    (next: Address, replace = false) => void go({to: "/compose", search: next, replace, resetScroll: false}),
    [go],
  )
  const {editions, edition, error: noEdition} = useEditions(address.edition)
  const terms = termsIn(address)
  const ask = (of: string | undefined) => ({params: {edition: edition ?? ""}, body: askedOf(of, terms)})
  const any = useReply("codes.choices", ask(undefined), {when: edition !== undefined})
  const modalities = any.data?.modalities
  const modality = modalityOf(address, modalities ?? [])
  const known = edition !== undefined && modality !== undefined
  const {data: choices, error, refetch} = useReply("codes.choices", ask(modality), {when: known, keep: true})
  return {
    address,
    goTo,
    editions,
    edition,
    terms,
    modalities,
    waiting: any.isPending,
    modality,
    closed: address.closed !== "no",
    choices,
    error: error ?? noEdition ?? any.error,
    again: () => void refetch(),
  }
}
