"""A workflow as a picture: layout is plain numbers; svg and mermaid are what people see."""
