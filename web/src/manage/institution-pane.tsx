import {Button} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import {useState} from "react"
import {useAct} from "../api/reply.ts"
import {may, useSession} from "../api/session.ts"
import {Confirm} from "../look/confirm.tsx"
import {Facts} from "../look/facts.tsx"
import {tell} from "../look/notice.tsx"
import {Pane} from "../look/split.tsx"
import {useNumbers} from "../texts/numbers.ts"
import {useTexts} from "../texts/table.ts"
import {FirstSteps} from "./first-steps.tsx"
import {GroupPart} from "./group-part.tsx"
import {ChangeInstitution} from "./institution-dialog.tsx"
import type {Institution} from "./institution-facts.ts"
import {institutionTexts} from "./institution-texts.ts"
import {Staff} from "./staff.tsx"

/** One institution: what is known of it, and who works there. */
export function InstitutionPane({institution, close}: {readonly institution: Institution; close: () => void}) {
  const say = useTexts(institutionTexts)
  const session = useSession()
  const numbers = useNumbers()
  const [open, setOpen] = useState<"change" | "retire">()
  const retire = useAct("institutions.retire", ["institutions.list"])
  const {id, code, name, region, level, secondLook, created, retired} = institution
  const manages = may(session, "institution.manage", id)
  const shut = () => setOpen(undefined)
  const retireIt = async () => {
    // what its facts say meanwhile doesn't matter to it
    await retire.mutateAsync({params: {institution: id}, ifMatch: "*"})
    tell(say("retired-done", {name}))
  }
  return (
    <Pane
      title={name}
      about={code}
      close={close}
      actions={
        <>
          <Button
            variant="default"
            renderRoot={props => <Link to="/catalogues" search={{institution: id}} {...props} />}
          >
            {say("catalogues")}
          </Button>
          {manages && retired === null && (
            <Button variant="default" onClick={() => setOpen("change")}>
              {say("change")}
            </Button>
          )}
          {may(session, "system.manage") && retired === null && (
            <Button variant="default" onClick={() => setOpen("retire")}>
              {say("retire")}
            </Button>
          )}
        </>
      }
    >
      {manages && retired === null && <FirstSteps institution={id} />}
      <Facts
        of={[
          [say("region"), region],
          [say("level"), level],
          [say("secondLook"), say(secondLook ? "second-look-on" : "second-look-off")],
          [say("created"), numbers.day(created)],
          [say("retired"), retired && numbers.day(retired)],
        ]}
      />
      <GroupPart institution={institution} />
      {manages ? <Staff institution={institution} /> : <p>{say("staff-no-right")}</p>}
      {open === "change" && <ChangeInstitution id={id} name={name} close={shut} />}
      {open === "retire" && (
        <Confirm title={say("retire-title", {name})} verb={say("retire")} danger act={retireIt} close={shut}>
          {say("retire-why")}
        </Confirm>
      )}
    </Pane>
  )
}
