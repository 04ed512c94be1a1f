import {Button, SegmentedControl, Skeleton, Switch, VisuallyHidden} from "@mantine/core"
import {EditionSelect} from "../look/edition-select.tsx"
import {Legend} from "../look/legend.tsx"
import {Nothing, Problem, useWindowTitle, Waiting} from "../look/page.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./compose-page.module.css"
import {Composed} from "./composed.tsx"
import {Explained} from "./explained.tsx"
import {FacetColumn} from "./facet-column.tsx"
import {PasteBox} from "./paste-box.tsx"
import {inEdition, withModality, withoutTerms, withTerm} from "./state.ts"
import {composeTexts} from "./texts.ts"
import {type Composing, useComposing} from "./use-composing.ts"

/** Terms facet by facet, and the code and name that come of them; or a code or name taken apart. */
export function ComposePage() {
  const say = useTexts(composeTexts)
  useWindowTitle(say("title"))
  const composing = useComposing()
  const {address, goTo, editions, edition} = composing
  return (
    <main id="main" className={style.page} tabIndex={-1}>
      <VisuallyHidden component="h1">{say("title")}</VisuallyHidden>
      <div className={style.top}>
        <PasteBox text={address.text ?? ""} onChange={text => goTo({...address, text: text || undefined}, true)} />
        <EditionSelect editions={editions} edition={edition} onChoose={chosen => goTo(inEdition(address, chosen))} />
        <Legend />
      </div>
      {edition !== undefined && address.text && (
        <Explained
          edition={edition}
          text={address.text}
          onRepair={text => goTo({...address, text})}
          onUse={item => goTo({...item, closed: address.closed})}
        />
      )}
      <Bar composing={composing} />
      <Facets composing={composing} />
    </main>
  )
}

interface ComposingProps {
  readonly composing: Composing
}

/** The modality, whether closed terms are shown, and the way back to no terms. */
function Bar({composing}: ComposingProps) {
  const say = useTexts(composeTexts)
  const {language} = useLanguage()
  const {address, goTo, terms, modality, modalities, waiting, closed} = composing
  return (
    <div className={style.bar}>
      {waiting && <Skeleton width={103} height={28} />}
      {modalities && modalities.length > 1 && (
        <SegmentedControl
          aria-label={say("modality")}
          value={modality ?? ""}
          onChange={chosen => goTo(withModality(address, chosen))}
          data={modalities.map(one => ({value: one.key, label: one[language]}))}
        />
      )}
      <Switch
        label={say("closed-shown")}
        checked={closed}
        onChange={event => goTo({...address, closed: event.currentTarget.checked ? undefined : "no"}, true)}
      />
      <span className={style.hint}>{say("faint")}</span>
      {Object.keys(terms).length > 0 && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => goTo(withoutTerms(address))}>
          {say("terms-off")}
        </Button>
      )}
    </div>
  )
}

/** What comes of the terms so far, and the columns to choose from. */
function Facets({composing}: ComposingProps) {
  const say = useTexts(composeTexts)
  const {address, goTo, edition, terms, modality, modalities, closed, choices, error, again} = composing
  if (error) return <Problem error={error} again={again} />
  const known = edition !== undefined && modality !== undefined
  if (!known && modalities) return <Nothing>{say("choose-modality")}</Nothing>
  if (!known || !choices) return <Waiting lines={12} />
  return (
    <>
      <Composed edition={edition} choices={choices} terms={terms} modality={modality} />
      <div className={style.columns}>
        {choices.facets.map(facet => (
          <FacetColumn
            key={`${edition} ${modality} ${facet.facet}`}
            choices={facet}
            chosen={terms[facet.facet]}
            closed={closed}
            onChoose={code => goTo(withTerm(address, facet.facet, code))}
          />
        ))}
      </div>
    </>
  )
}
