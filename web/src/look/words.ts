import {useReply} from "../api/reply.ts"
import {useLanguage} from "../texts/table.ts"

/** What the server calls statuses, flags, kinds of words, standings … (`/api/v1/texts`), in the reader's language; the id itself until they are there. */
export function useWords(): (group: string, id: string) => string {
  const {language} = useLanguage()
  const {data} = useReply("texts.get")
  return (group, id) => data?.[group]?.[id]?.[language] ?? id
}
