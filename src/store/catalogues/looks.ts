import type {Connection} from "../connection.ts"

/** What waits in a catalogue for a person to look at a second time, and what was sent back to them. */
interface LooksWaiting {
  readonly institution_id: string
  readonly institution: string
  readonly catalogue_id: string
  readonly catalogue: string
  /** Rows that others decided. */
  readonly to_confirm: number
  /** Rows that they decided themselves. */
  readonly sent_back: number
}

/** Catalogues of institutions in which rows wait so, by the names of both. */
export async function looksFor(
  db: Connection,
  userId: string,
  institutionIds: readonly string[] | undefined,
): Promise<readonly LooksWaiting[]> {
  const counts = db
    .selectFrom("mappings as m")
    .innerJoin("catalogues as c", "c.id", "m.catalogue_id")
    .innerJoin("institutions as i", "i.id", "c.institution_id")
    .select(eb => [
      "i.id as institution_id",
      "i.name as institution",
      "c.id as catalogue_id",
      "c.name as catalogue",
      "m.state",
      eb.fn.countAll().as("rows"),
    ])
    .where("m.until", "is", null)
    .where("m.state", "in", ["to confirm", "sent back"])
    .where("c.retired_at", "is", null)
    .where(eb =>
      eb.or([
        eb.and([eb("m.state", "=", "to confirm"), eb("m.pending_by", "!=", userId)]),
        eb.and([eb("m.state", "=", "sent back"), eb("m.pending_by", "=", userId)]),
      ]),
    )
    .groupBy(["i.id", "i.name", "c.id", "c.name", "m.state"])
    .orderBy("i.name")
    .orderBy("c.name")
    .orderBy("c.id")
  if (institutionIds?.length === 0) return []
  const found = await (institutionIds ? counts.where("i.id", "in", institutionIds) : counts).execute()
  return [...Map.groupBy(found, ({catalogue_id}) => catalogue_id).values()].flatMap(states => {
    const of = (asked: string) => Number(states.find(({state}) => state === asked)?.rows ?? 0)
    const [first] = states
    if (!first) return []
    const {state: _, rows: __, ...place} = first
    return [{...place, to_confirm: of("to confirm"), sent_back: of("sent back")}]
  })
}
