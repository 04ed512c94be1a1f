import {useReply} from "../api/reply.ts"
import {may, useSession} from "../api/session.ts"
import {PlaceLinks} from "../catalogues/place-links.tsx"
import {SignInFirst} from "../catalogues/sign-in-first.tsx"
import {usePlace} from "../catalogues/use-place.ts"
import {useAddress} from "../look/in-address.ts"
import {Nothing, Page, Problem, Waiting} from "../look/page.tsx"
import {useTexts} from "../texts/table.ts"
import {Reconcile} from "./reconcile.tsx"
import {HowTo, RoundList} from "./round-list.tsx"
import {roundTexts} from "./texts.ts"

/** The blind rounds of a catalogue; of one of them, where the two differ, to be decided. */
export function RoundsPage() {
  const say = useTexts(roundTexts)
  const place = usePlace()
  const session = useSession()
  const {chosen} = useAddress()
  const reviewer = may(session, "institution.review", place.institution)
  return (
    <Page
      title={place.name === "" ? say("title-plain") : say("title", {name: place.name})}
      actions={<PlaceLinks place={place} />}
      fill={reviewer && chosen.round !== undefined}
    >
      {session.kind === "unknown" ? (
        <Waiting />
      ) : session.kind === "nobody" ? (
        <SignInFirst />
      ) : !reviewer ? (
        <Nothing>{say("needs-review")}</Nothing>
      ) : chosen.round === undefined ? (
        <AllRounds />
      ) : (
        <Reconcile key={chosen.round} place={place} round={chosen.round} />
      )}
    </Page>
  )
}

function AllRounds() {
  const {institution, catalogue} = usePlace()
  const reply = useReply("rounds.list", {params: {institution, catalogue}})
  return (
    <>
      {reply.isError ? (
        <Problem error={reply.error} again={() => void reply.refetch()} />
      ) : reply.data ? (
        <RoundList rounds={reply.data.rounds} />
      ) : (
        <Waiting lines={3} />
      )}
      {!reply.isPending && <HowTo place={{institution, catalogue}} />}
    </>
  )
}
