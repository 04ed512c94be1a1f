import {Page} from "../look/page.tsx"

export function SettingsPage() {
  return <Page title="SettingsPage">…</Page>
}
