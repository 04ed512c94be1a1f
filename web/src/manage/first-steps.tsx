import {Button} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import {useReply} from "../api/reply.ts"
import {useTexts} from "../texts/table.ts"
import style from "./first-steps.module.css"
import {institutionTexts} from "./institution-texts.ts"

/** What a new institution still needs: people with their roles, and its first catalogue. Nothing once it has both. */
export function FirstSteps({institution}: {readonly institution: string}) {
  const say = useTexts(institutionTexts)
  const params = {institution}
  const people = useReply("staff.list", {params}).data?.items
  const catalogues = useReply("catalogues.list", {params}).data?.items
  if (!people || !catalogues) return null
  const hasPeople = people.some(({roles}) => roles.some(held => held.institution === institution))
  const hasCatalogue = catalogues.length > 0
  if (hasPeople && hasCatalogue) return null
  return (
    <ol className={style.steps} aria-label={say("first-steps")}>
      <li data-done>{say("first-institution")}</li>
      <li data-done={hasPeople || undefined}>{say("first-people")}</li>
      <li data-done={hasCatalogue || undefined}>
        {hasCatalogue ? (
          say("first-catalogue")
        ) : (
          <Button size="compact-xs" renderRoot={props => <Link to="/catalogues" search={{institution}} {...props} />}>
            {say("first-catalogue")}
          </Button>
        )}
      </li>
    </ol>
  )
}
