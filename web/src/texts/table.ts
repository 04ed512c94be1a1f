import {use} from "i18next"
import {initReactI18next, useTranslation} from "react-i18next"

export type Language = "zh" | "en"
export const languages = ["zh", "en"] as const satisfies readonly Language[]

/** A text in both languages. */
type Text = Readonly<Record<Language, string>>

/** Sentences of one part of the application by key, in both languages; `{{name}}` stands for a parameter. */
export type Texts = Readonly<Record<string, Text>>

/** A word of a list as it stands on a button or at the head of a column. */
export const asHeading = ({zh, en}: Text): Text => ({zh, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}`})

/** A part's texts under its name. */
export interface TextTable<T extends Texts> {
  readonly name: string
  readonly texts: T
}

/** Values for the parameters of a sentence. */
export type Params = Readonly<Record<string, string | number>>

export type Say<T extends Texts> = (key: keyof T & string, params?: Params) => string

const kept = "zhengming.language"

const i18n = use(initReactI18next)
void i18n.init({
  lng: preferred(),
  fallbackLng: false,
  initAsync: false,
  resources: {},
  nsSeparator: false,
  keySeparator: false,
  pluralSeparator: "|",
  interpolation: {escapeValue: false},
  react: {useSuspense: false},
})

/** Make texts known under the name of the part that shows them. */
export function defineTexts<const T extends Texts>(name: string, texts: T): TextTable<T> {
  for (const language of languages)
    i18n.addResourceBundle(
      language,
      name,
      Object.fromEntries(Object.entries(texts).map(([key, both]) => [key, both[language]])),
    )
  return {name, texts}
}

/** The texts of a part in the reader's language. */
export function useTexts<T extends Texts>(table: TextTable<T>): Say<T> {
  const {t} = useTranslation(table.name)
  return t as Say<T>
}

/** The reader's language, and the way to another. */
export function useLanguage(): {readonly language: Language; readonly choose: (language: Language) => void} {
  const {i18n: own} = useTranslation()
  return {language: own.language as Language, choose}
}

/** Outside of components: the language that texts are shown in now. */
export const languageNow = (): Language => i18n.language as Language

function choose(language: Language): void {
  localStorage.setItem(kept, language)
  document.documentElement.lang = tagOf(language)
  void i18n.changeLanguage(language)
}

/** For the document, and for numbers and dates. */
export const tagOf = (language: Language): string => (language === "zh" ? "zh-CN" : "en")

/** As chosen before, else the first of the browser's that we have, else Chinese. */
function preferred(): Language {
  const asked = [globalThis.localStorage?.getItem(kept), ...(globalThis.navigator?.languages ?? [])]
  for (const tag of asked)
    for (const language of languages) if (tag?.toLowerCase().startsWith(language)) return language
  return "zh"
}
