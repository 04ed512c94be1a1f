import {useParams} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import type {NamedPlace} from "./place.ts"

/** The catalogue that the address names; its name is empty until the server told it. */
export function usePlace(): NamedPlace {
  const {institution = "", catalogue = ""} = useParams({strict: false}) as {institution?: string; catalogue?: string}
  const {data} = useReply("catalogues.list", {params: {institution}})
  return {institution, catalogue, name: data?.items.find(({id}) => id === catalogue)?.name ?? ""}
}
