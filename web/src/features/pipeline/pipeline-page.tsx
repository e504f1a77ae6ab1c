export const PipelinePage = () => null
