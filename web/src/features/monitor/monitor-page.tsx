export const MonitorPage = () => null
