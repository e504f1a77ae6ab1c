import { useTranslation } from 'react-i18next'
import { useInputName } from '../monitor/use-alert-words.ts'

/** Why a run began, in words: `manual`, `schedule` or `alert:<input>`. */
export function useCause() {
  const { t } = useTranslation('pipeline')
  const inputName = useInputName()
  return (cause: string) => {
    const [kind, subject] = cause.split(/:(.*)/s)
    return t(`cause.${kind}`, { subject: subject && inputName(subject), defaultValue: cause })
  }
}
