import {useParams} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {useSession} from "../api/session.ts"
import type {NamedPlace, Place} from "./place.ts"

/** The catalogue that the address names, and what it and its institution are called: empty until the server told it. */
export function usePlace(): NamedPlace {
  const {institution = "", catalogue = ""} = useParams({strict: false}) as Partial<Place>
  const when = useSession().kind === "user"
  const where = useReply("institutions.get", {params: {institution}}, {when}).data
  const all = useReply("catalogues.list", {params: {institution}}, {when}).data
  const own = all?.items.find(({id}) => id === catalogue)
  return {institution, catalogue, name: where && own ? `${where.name} · ${own.name}` : ""}
}
