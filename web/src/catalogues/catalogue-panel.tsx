import {Tabs} from "@mantine/core"
import {useNavigate} from "@tanstack/react-router"
import {may, useSession} from "../api/session.ts"
import {useTexts} from "../texts/table.ts"
import {Assignments} from "./assignments.tsx"
import {Decided} from "./decided.tsx"
import {Export} from "./export.tsx"
import type {Figures} from "./figures.ts"
import type {NamedPlace} from "./place.ts"
import {ProgressPart} from "./progress-part.tsx"
import {Report} from "./report.tsx"
import type {CataloguesSearch} from "./search.ts"
import {StepsBar} from "./steps-bar.tsx"
import {catalogueTexts} from "./texts.ts"

const parts = ["progress", "export", "decided", "people", "report"] as const

interface CataloguePanelProps {
  readonly place: NamedPlace
  readonly search: CataloguesSearch
  readonly figures: Figures | undefined
}

/** What one does with a whole catalogue, in parts. */
export function CataloguePanel({place, search, figures}: CataloguePanelProps) {
  const say = useTexts(catalogueTexts)
  const session = useSession()
  const go = useNavigate()
  const {institution, catalogue} = place
  const mapper = may(session, "institution.map", institution)
  const offered = parts.filter(part => part !== "decided" || mapper)
  const part = offered.find(one => one === search.part) ?? "progress"
  const choose = (next: string | null) =>
    void go({
      to: "/catalogues",
      search: {
        q: search.q,
        institution: search.institution,
        catalogue,
        ...(next !== "progress" && next !== null && {part: next}),
      },
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      <StepsBar place={place} figures={figures} />
      <Tabs value={part} onChange={choose} keepMounted={false}>
        <Tabs.List mb="sm">
          {offered.map(one => (
            <Tabs.Tab key={one} value={one}>
              {say(one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="progress">
          <ProgressPart place={place} figures={figures} />
        </Tabs.Panel>
        <Tabs.Panel value="export">
          <Export place={place} figures={figures} />
        </Tabs.Panel>
        {mapper && (
          <Tabs.Panel value="decided">
            <Decided place={place} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="people">
          <Assignments place={place} />
        </Tabs.Panel>
        <Tabs.Panel value="report">
          <Report place={place} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
