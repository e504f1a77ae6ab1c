import { useTranslation } from 'react-i18next'

/** Why a run began, in words: `manual`, `schedule` or `alert:<input>`. */
export function useCause() {
  const { t } = useTranslation('pipeline')
  return (cause: string) => {
    const [kind, subject] = cause.split(/:(.*)/s)
    return t(`cause.${kind}`, { subject, defaultValue: cause })
  }
}
