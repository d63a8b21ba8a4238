//! A form of a page as a person fills it in: only fields that are there, only choices that are offered.

use scraper::{ElementRef, Html};

use super::browser::{Sent, encode};
use super::page::{selector, text_of};
use super::{Browser, Page};

/// The boundary of parts; no test sends a file with this line in it.
const BOUNDARY: &str = "----gemeengoed-test-boundary";

/// A form before it is sent.
#[derive(Clone)]
pub struct Draft {
    browser: Browser,
    /// Where it stands.
    page: String,
    action: String,
    method: String,
    multipart: bool,
    fields: Vec<Field>,
    files: Vec<(String, String, Vec<u8>)>,
    pressed: Option<(String, String)>,
    headers: Vec<(&'static str, String)>,
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    kind: Kind,
    value: Option<String>,
}

#[derive(Clone, Debug)]
enum Kind {
    Text,
    /// Not in sight.
    Hidden,
    File,
    /// A tick box with the value it stands for.
    Tick(String),
    /// A radio button with the value it stands for: choosing it lets go of the others.
    Radio(String),
    /// The values and the labels that are offered.
    Select(Vec<(String, String)>),
}

impl Draft {
    pub(super) fn of(page: &Page, form: &ElementRef<'_>, action: String, html: &Html) -> Self {
        let mut controls: Vec<ElementRef<'_>> = form.select(&selector(CONTROLS)).collect();
        if let Some(id) = form.attr("id") {
            // A control may stand elsewhere on the page and name its form.
            let all = selector(CONTROLS);
            let outside = html.select(&all).filter(|control| control.attr("form") == Some(id));
            controls.extend(outside);
        }
        let controls = controls.into_iter().filter(|control| control.attr("disabled").is_none());
        let (buttons, controls): (Vec<_>, Vec<_>) = controls.partition(|control| {
            control.value().name() == "button" || control.attr("type") == Some("submit")
        });
        let named = |button: &ElementRef<'_>| {
            Some((button.attr("name")?.to_owned(), button.attr("value").unwrap_or_default().to_owned()))
        };
        Self {
            browser: page.browser().clone(),
            page: page.path().to_owned(),
            method: form.attr("method").unwrap_or("get").to_uppercase(),
            multipart: form.attr("enctype") == Some("multipart/form-data"),
            fields: controls.iter().filter_map(Field::of).collect(),
            action,
            files: Vec::new(),
            // Like the Enter key: the first button is pressed.
            pressed: buttons.first().and_then(named),
            headers: Vec::new(),
        }
    }

    /// Fills in a field: a text, a choice of a list (by value or label), or one radio button or tick box by
    /// its value.
    #[track_caller]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        let names = self.names();
        let ticks =
            self.fields.iter().any(|f| f.name == name && matches!(f.kind, Kind::Tick(_) | Kind::Radio(_)));
        if ticks {
            return self.tick(name, value);
        }
        let field = self.fields.iter_mut().find(|field| field.name == name);
        let Some(field) = field else { panic!("no field {name:?} among {names:?}") };
        field.value = Some(match &field.kind {
            Kind::Select(offered) => match offered.iter().find(|(v, label)| v == value || label == value) {
                Some((value, _)) => value.clone(),
                None => panic!("{name} offers no {value:?} but {offered:?}"),
            },
            _ => value.to_owned(),
        });
        self
    }

    /// Chooses a radio button, or ticks a box beside those that are ticked.
    #[track_caller]
    pub fn tick(mut self, name: &str, value: &str) -> Self {
        let mut found = false;
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            match &field.kind {
                Kind::Tick(offered) | Kind::Radio(offered) if offered == value => {
                    field.value = Some(value.to_owned());
                    found = true;
                }
                Kind::Radio(_) => field.value = None,
                _ => {}
            }
        }
        assert!(found, "{name} offers no {value:?}: {:?}", self.fields);
        self
    }

    /// Takes all ticks of a field away.
    #[track_caller]
    pub fn untick(mut self, name: &str) -> Self {
        assert!(self.names().contains(&name.to_owned()), "no field {name:?} among {:?}", self.names());
        self.fields.iter_mut().filter(|field| field.name == name).for_each(|field| field.value = None);
        self
    }

    /// Takes every text in sight out.
    pub fn emptied(mut self) -> Self {
        let texts = self.fields.iter_mut().filter(|field| matches!(field.kind, Kind::Text));
        texts.for_each(|field| field.value = Some(String::new()));
        self
    }

    /// Chooses a file.
    #[track_caller]
    pub fn file(mut self, name: &str, file_name: &str, content: impl AsRef<[u8]>) -> Self {
        let offered = self.fields.iter().any(|field| field.name == name && matches!(field.kind, Kind::File));
        assert!(offered, "no file {name:?} among {:?}", self.fields);
        self.files.push((name.to_owned(), file_name.to_owned(), content.as_ref().to_vec()));
        self
    }

    /// Changes a hidden field, or adds one: what no browser would do by itself.
    pub fn forge(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        let (name, value) = (name.to_owned(), Some(value.to_owned()));
        self.fields.push(Field { name, kind: Kind::Text, value });
        self
    }

    /// Presses the button of this name and value, whether the page shows it or somebody forged it.
    pub fn press(mut self, name: &str, value: &str) -> Self {
        self.pressed = Some((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends a header of one's own instead of the browser's; an empty one leaves it out.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Sends it from another browser: somebody who got hold of the form.
    pub fn sent_by(mut self, browser: &Browser) -> Self {
        self.browser = browser.clone();
        self
    }

    /// Sends it to another address.
    pub fn to(mut self, action: &str) -> Self {
        action.clone_into(&mut self.action);
        self
    }

    /// The value of a field as it would be sent; empty where it would not.
    pub fn value(&self, name: &str) -> String {
        let field = self.fields.iter().find(|field| field.name == name && field.value.is_some());
        field.and_then(|field| field.value.clone()).unwrap_or_default()
    }

    /// The names of its fields.
    pub fn names(&self) -> Vec<String> {
        self.fields.iter().map(|field| field.name.clone()).collect()
    }

    /// Sends it, and shows the page that follows.
    pub fn submit(&self) -> Page {
        self.browser.follow(self.submit_only())
    }

    /// Sends it, and does not follow a redirect.
    pub fn submit_only(&self) -> Page {
        let pairs = self.pairs();
        let encoded: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let encoded = encoded.join("&");
        if self.method == "GET" {
            let path = self.action.split('?').next().unwrap_or_default();
            return self.browser.send("GET", &format!("{path}?{encoded}"), &Sent::default());
        }
        let body = if self.multipart {
            (format!("multipart/form-data; boundary={BOUNDARY}"), self.parts(&pairs))
        } else {
            ("application/x-www-form-urlencoded".to_owned(), encoded.into_bytes())
        };
        let mut headers = self.headers.clone();
        if !headers.iter().any(|(name, _)| *name == "referer") {
            headers.push(("referer", self.browser.address_of(&self.page)));
        }
        let sent = Sent { headers, body: Some(body) };
        self.browser.send("POST", &self.action, &sent)
    }

    fn pairs(&self) -> Vec<(&str, &str)> {
        let texts = self.fields.iter().filter(|field| !matches!(field.kind, Kind::File));
        let filled = texts.filter_map(|field| Some((field.name.as_str(), field.value.as_deref()?)));
        let pressed = self.pressed.as_ref().map(|(name, value)| (name.as_str(), value.as_str()));
        filled.chain(pressed).collect()
    }

    fn parts(&self, pairs: &[(&str, &str)]) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in pairs {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        for field in self.fields.iter().filter(|field| matches!(field.kind, Kind::File)) {
            // A file that was not chosen is sent without a name and without content.
            let nothing = (field.name.clone(), String::new(), Vec::new());
            let chosen = self.files.iter().find(|(name, ..)| *name == field.name).unwrap_or(&nothing);
            let (name, file_name, content) = chosen;
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; \
                 filename=\"{file_name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        body
    }
}

const CONTROLS: &str = "input, select, textarea, button";

impl Field {
    fn of(control: &ElementRef<'_>) -> Option<Self> {
        let name = control.attr("name").filter(|name| !name.is_empty())?.to_owned();
        let value = control.attr("value").map(str::to_owned);
        let field = match (control.value().name(), control.attr("type").unwrap_or("text")) {
            ("textarea", _) => {
                let text = control.text().collect::<String>();
                Self { name, kind: Kind::Text, value: Some(text) }
            }
            ("select", _) => {
                let options: Vec<ElementRef<'_>> = control.select(&selector("option")).collect();
                let value_of = |option: &ElementRef<'_>| {
                    option.attr("value").map_or_else(|| text_of(*option), str::to_owned)
                };
                let chosen = options.iter().find(|option| option.attr("selected").is_some());
                let value = chosen.or(options.first()).map(value_of);
                let offered = options.iter().map(|option| (value_of(option), text_of(*option))).collect();
                Self { name, kind: Kind::Select(offered), value }
            }
            (_, box_or_button @ ("checkbox" | "radio")) => {
                let offered = value.unwrap_or_else(|| "on".to_owned());
                let ticked = control.attr("checked").map(|_| offered.clone());
                let kind = if box_or_button == "radio" { Kind::Radio(offered) } else { Kind::Tick(offered) };
                Self { name, kind, value: ticked }
            }
            (_, "hidden") => Self { name, kind: Kind::Hidden, value: Some(value.unwrap_or_default()) },
            (_, "file") => Self { name, kind: Kind::File, value: None },
            _ => Self { name, kind: Kind::Text, value: Some(value.unwrap_or_default()) },
        };
        Some(field)
    }
}
