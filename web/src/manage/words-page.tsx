import {Button, Group} from "@mantine/core"
import {IconDownload} from "@tabler/icons-react"
import {namings} from "../../../src/api/lists.ts"
import {base} from "../api/base.ts"
import {wordTexts} from "../catalogues/word-texts.ts"
import {ProposedWords} from "../catalogues/words.tsx"
import {useTexts} from "../texts/table.ts"
import {Managed} from "./managed.tsx"
import {Section} from "./section.tsx"

/** Words that several institutions teach, for the keepers of the lexicon: to see, and as rows of its table. */
export function WordsPage() {
  const say = useTexts(wordTexts)
  return (
    <Managed section="words">
      <Section title={say("proposals")}>
        <p>{say("proposals-why")}</p>
        <ProposedWords />
        <Group gap="xs" mt="md">
          {namings.map(family => (
            <Button
              key={family}
              component="a"
              download
              href={`${base}/api/v1/word-proposals/table?family=${family}`}
              variant="default"
              leftSection={<IconDownload size={14} />}
            >
              {say(`export-${family}`)}
            </Button>
          ))}
        </Group>
      </Section>
    </Managed>
  )
}
