import {useCallback, useMemo} from "react"
import {usePages} from "../api/pages.ts"
import {useReply} from "../api/reply.ts"

/** The institutions that one may see, all of them, and each one's name by id. */
export function useInstitutions(when = true) {
  const list = usePages("institutions.list", {query: {limit: 1000}}, {all: true, when})
  const names = useMemo(() => new Map(list.rows.map(row => [row.id, row.name])), [list.rows])
  const nameOf = useCallback(
    (id: string): string => names.get(id) ?? (list.waiting ? "–" : id), // a dash while they are on their way
    [names, list.waiting],
  )
  return {...list, nameOf}
}

export function useGroups() {
  const {data} = useReply("groups.list")
  return useMemo(() => {
    const groups = data?.items ?? []
    const names = new Map(groups.map(group => [group.id, group.name]))
    return {groups, nameOf: (id: string | null): string => (id === null ? "" : (names.get(id) ?? id))}
  }, [data])
}
