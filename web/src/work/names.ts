import {useReply} from "../api/reply.ts"
import {useTexts} from "../texts/table.ts"
import {workTexts} from "./texts.ts"

/** What people are called, by their ids; the id where nobody is known by it. */
export function useNames(ids: readonly string[]): (id: string) => string {
  const say = useTexts(workTexts)
  const asked = [...new Set(ids)].filter(id => id !== "system").sort()
  const {data} = useReply("people.names", {query: {ids: asked.join(",")}}, {when: asked.length > 0})
  return id => (id === "system" ? say("system") : (data?.people.find(person => person.id === id)?.name ?? id))
}
