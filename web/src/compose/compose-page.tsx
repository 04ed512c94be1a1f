import {Button, SegmentedControl, Skeleton, Switch, VisuallyHidden} from "@mantine/core"
import {useNavigate, useSearch} from "@tanstack/react-router"
import {useCallback} from "react"
import {useReply} from "../api/reply.ts"
import {EditionSelect} from "../look/edition-select.tsx"
import {useEditions} from "../look/editions.ts"
import {Nothing, Problem, useWindowTitle, Waiting} from "../look/page.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./compose-page.module.css"
import {Composed} from "./composed.tsx"
import {Explained} from "./explained.tsx"
import {FacetColumn} from "./facet-column.tsx"
import {PasteBox} from "./paste-box.tsx"
import {
  type Address,
  askedOf,
  inEdition,
  modalityOf,
  type TermFacet,
  termsIn,
  withModality,
  withoutTerms,
  withTerm,
} from "./state.ts"
import {composeTexts} from "./texts.ts"

/** Terms facet by facet, and the code and name that come of them; or a code or name taken apart. */
export function ComposePage() {
  const say = useTexts(composeTexts)
  useWindowTitle(say("title"))
  const {language} = useLanguage()
  const address = useSearch({strict: false}) as Address
  const go = useNavigate()
  const goTo = useCallback(
    (next: Address, replace = false) => void go({to: "/compose", search: next, replace, resetScroll: false}),
    [go],
  )
  const {editions, edition, error: noEdition} = useEditions(address.edition)
  const terms = termsIn(address)
  const ask = (modality: string | undefined) => ({
    params: {edition: edition ?? ""},
    body: askedOf(modality, terms),
  })
  const any = useReply("codes.choices", ask(undefined), {when: edition !== undefined})
  const modalities = any.data?.modalities ?? []
  const modality = modalityOf(address, modalities)
  const known = edition !== undefined && modality !== undefined
  const {data, error, refetch} = useReply("codes.choices", ask(modality), {when: known, keep: true})
  const closedShown = address.closed !== "no"
  return (
    <main id="main" className={style.page} tabIndex={-1}>
      <VisuallyHidden component="h1">{say("title")}</VisuallyHidden>
      <div className={style.top}>
        <PasteBox text={address.text ?? ""} onChange={text => goTo({...address, text: text || undefined}, true)} />
        <EditionSelect editions={editions} edition={edition} onChoose={chosen => goTo(inEdition(address, chosen))} />
      </div>
      {edition !== undefined && address.text && (
        <Explained
          edition={edition}
          text={address.text}
          onRepair={text => goTo({...address, text})}
          onUse={item => goTo({...item, closed: address.closed})}
        />
      )}
      <div className={style.bar}>
        {any.isPending && <Skeleton width={103} height={28} />}
        {modalities.length > 1 && (
          <SegmentedControl
            aria-label={say("modality")}
            value={modality ?? ""}
            onChange={chosen => goTo(withModality(address, chosen))}
            data={modalities.map(one => ({value: one.key, label: one[language]}))}
          />
        )}
        <Switch
          label={say("closed-shown")}
          checked={closedShown}
          onChange={event => goTo({...address, closed: event.currentTarget.checked ? undefined : "no"}, true)}
        />
        <span className={style.hint}>{say("faint")}</span>
        {Object.keys(terms).length > 0 && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => goTo(withoutTerms(address))}>
            {say("terms-off")}
          </Button>
        )}
      </div>
      {error || noEdition || any.error ? (
        <Problem error={error ?? noEdition ?? any.error} again={() => void refetch()} />
      ) : !known && any.data ? (
        <Nothing>{say("choose-modality")}</Nothing>
      ) : !data || !known ? (
        <Waiting lines={12} />
      ) : (
        <>
          <Composed edition={edition} choices={data} terms={terms} modality={modality} />
          <div className={style.columns}>
            {data.facets.map(facet => (
              <FacetColumn
                key={`${edition} ${modality} ${facet.facet}`}
                choices={facet}
                chosen={terms[facet.facet as TermFacet]}
                closed={closedShown}
                onChoose={code => goTo(withTerm(address, facet.facet as TermFacet, code))}
              />
            ))}
          </div>
        </>
      )}
    </main>
  )
}
